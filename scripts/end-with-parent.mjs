// Ends a process that was started with a channel when that closes, which it does however its parent has ended: Next's own
// processes do so at no signal but those that a terminal sends. `--import` of a program's start.
process.once("disconnect", () => process.exit())
