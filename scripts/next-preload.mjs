// What the console's server on this machine is started with. One file for all: of several `--import`s in NODE_OPTIONS
// `next dev` gives only the last to the process that serves.
import "../local/preload.mjs"

// Ends a process that was started with a channel when that closes, which it does however its parent has ended: Next's own
// processes do so at no signal but those that a terminal sends.
process.once("disconnect", () => process.exit())
