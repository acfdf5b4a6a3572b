//! Faults of the engine on purpose, for the tests that none of them becomes a verdict. No file, option or setting reaches
//! this: only code that calls [`inject`], on its own thread.

use std::cell::RefCell;

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The engine panics.
    Panic,
    /// The budget seems to run out at once.
    TimeOut,
    /// A row is forgotten, so that values may break it.
    RowLost,
    /// There seem to be no values.
    NoValues,
}

/// Where something may go wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    /// A row is posted.
    Row,
    /// Values are searched for.
    Solve {
        /// In a relaxation of the whole school, whose word "no values" is a proof.
        proves: bool,
    },
}

type Plan = Box<dyn FnMut(Call) -> Option<Fault>>;

thread_local! {
    static PLAN: RefCell<Option<Plan>> = const { RefCell::new(None) };
}

/// Does the work with an engine that fails where `plan` says so.
pub fn inject<T>(plan: impl FnMut(Call) -> Option<Fault> + 'static, work: impl FnOnce() -> T) -> T {
    /// Takes the plan away again, even when the work panics.
    struct Until;
    impl Drop for Until {
        fn drop(&mut self) {
            PLAN.with_borrow_mut(|own| *own = None);
        }
    }
    PLAN.with_borrow_mut(|own| *own = Some(Box::new(plan)));
    let _until = Until;
    work()
}

/// What goes wrong now, if anything.
pub(super) fn at(call: Call) -> Option<Fault> {
    PLAN.with_borrow_mut(|plan| plan.as_mut().and_then(|plan| plan(call)))
}

/// Panics as the engine would, without a word on the terminal.
pub(super) fn panic() -> ! {
    std::panic::resume_unwind(Box::new("a fault on purpose"))
}
