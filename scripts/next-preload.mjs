// What the console's server on this machine is started with. One file for all: of several `--import`s in NODE_OPTIONS
// `next dev` gives only the last to the process that serves.
import "../local/preload.mjs"
import "./end-with-parent.mjs"
