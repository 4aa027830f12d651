//! Plumbing that knows no word of mentoring: database, keys, pages, forms, jobs, mail.

pub mod app;
pub mod assets;
pub mod calendar;
pub mod clock;
pub mod config;
pub mod db;
pub mod dialect;
pub mod edge;
pub mod form;
pub mod ids;
pub mod jobs;
pub mod keys;
pub mod letter;
pub mod limits;
pub mod mail;
pub mod migrate;
pub mod page;
pub mod problem;
pub mod routes;
pub mod sheet;
pub mod visit;
pub mod words;
