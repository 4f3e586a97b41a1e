/**
 * A function's first call in a process of its own, as in a new execution environment of Lambda.
 *
 * Arguments: the file of its bundle, the name that it exports, and the event as JSON. Prints as JSON how long the import
 * and both together took, in ms.
 */
import { pathToFileURL } from "node:url"

const [file, exportName, event] = process.argv.slice(2)
const started = performance.now()
const bundle = await import(pathToFileURL(file).href)
const importMs = performance.now() - started
await bundle[exportName](JSON.parse(event), {})
const totalMs = performance.now() - started
// What a function logs is in the output, too: this is its last line.
process.stdout.write(`\n${JSON.stringify({ importMs, totalMs })}`)
process.exit(0)
