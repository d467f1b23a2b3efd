//! The log on disk: what it keeps, what it refuses, and what it survives.

mod shelf;
mod twin;

mod append_only;
mod backup;
mod commits;
mod crash;
mod damage;
mod erase;
mod examine;
mod files;
mod flips;
mod full;
mod locked;
mod newer;
mod race;
mod reading;
mod strangers;
mod tables;
