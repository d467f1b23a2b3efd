//! The commands, a file each.
#![expect(clippy::needless_pass_by_value, reason = "every command is called in the same way, by its arguments")]

use super::failure::Failure;
use super::session::Session;

/// Declares every command by one line, `Variant = file::Arguments`: the module, the variant that clap reads, and the
/// call.
macro_rules! commands {
    ($($variant:ident = $module:ident::$args:ident,)*) => {
        $(pub mod $module;)*

        /// What can be asked for.
        #[derive(Debug, clap::Subcommand)]
        #[expect(missing_docs, reason = "each is described where its arguments are")]
        pub enum Command {
            $($variant($module::$args),)*
        }

        impl Command {
            /// Does it.
            pub(super) fn run(self, session: &mut Session) -> Result<(), Failure> {
                match self {
                    $(Self::$variant(args) => $module::run(args, session),)*
                }
            }
        }
    };
}

commands! {
    Open = open::OpenArgs,
    Status = status::StatusArgs,
    List = list::ListArgs,
    Show = show::ShowArgs,
    Log = log::LogArgs,
    Submit = submit::SubmitArgs,
    Reject = reject::RejectArgs,
    Approve = approve::ApproveArgs,
    Interrupt = interrupt::InterruptArgs,
    Withdraw = withdraw::WithdrawArgs,
    Amend = amend::AmendArgs,
    Account = account::AccountArgs,
    Undo = undo::UndoArgs,
    Note = note::NoteArgs,
    Wait = wait::WaitArgs,
    Check = check::CheckArgs,
    Evidence = evidence::EvidenceArgs,
    Draft = draft::DraftArgs,
    Ticket = ticket::TicketArgs,
    Rename = rename::RenameArgs,
    Close = close::CloseArgs,
    Reopen = reopen::ReopenArgs,
    Delete = delete::DeleteArgs,
    Find = find::FindArgs,
    Stats = stats::StatsArgs,
    Reasons = reasons::ReasonsArgs,
    Triage = triage::TriageArgs,
    Playbooks = playbooks::PlaybooksArgs,
    Export = export::ExportArgs,
    Import = import::ImportArgs,
    Backup = backup::BackupArgs,
    Restore = restore::RestoreArgs,
    Doctor = doctor::DoctorArgs,
    Completions = completions::CompletionsArgs,
    Man = man::ManArgs,
}

impl Command {
    /// The command that stands in where nothing is asked for and nobody can use a full screen.
    pub fn otherwise() -> Self {
        Self::Status(status::StatusArgs::default())
    }

    /// Whether it can do its work although the user's own data files are faulty.
    pub(super) fn bears_faulty_data(&self) -> bool {
        matches!(self, Self::Restore(_) | Self::Doctor(_) | Self::Completions(_) | Self::Man(_))
    }
}
