pub mod case;
pub mod playbook;
pub mod preflight;
pub mod show;
pub mod store;
pub mod triage;
