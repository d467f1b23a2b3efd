pub mod case;
pub mod draft;
pub mod playbook;
pub mod preflight;
pub mod show;
pub mod store;
pub mod system;
pub mod triage;
