// One instance of a deployed function: loads the bundle once, then handles one event at a time, as Lambda's runtime.
import { existsSync } from "node:fs"
import path from "node:path"
import { pathToFileURL } from "node:url"
import { parentPort, workerData } from "node:worker_threads"

const { codeFolder, handler, functionName, functionArn, memoryMb } = workerData
const [file, exportName] = handler.split(".")
const entry = [".mjs", ".js", ".cjs"]
  .map((extension) => path.join(codeFolder, file + extension))
  .find((candidate) => existsSync(candidate))
if (!entry) throw new Error(`Cannot find module '${file}' of the handler ${handler}`)

const bundle = await import(pathToFileURL(entry).href)
const handle = bundle[exportName] ?? bundle.default?.[exportName]
if (typeof handle !== "function") throw new Error(`${handler} is undefined or not exported`)

parentPort.on("message", async ({ event, deadline, requestId }) => {
  const context = {
    awsRequestId: requestId,
    functionName,
    functionVersion: "$LATEST",
    invokedFunctionArn: functionArn,
    memoryLimitInMB: String(memoryMb),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: "local",
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  }
  try {
    const result = await new Promise((resolve, reject) => {
      const callback = (error, value) => (error ? reject(error) : resolve(value))
      const returned = handle(event, context, callback)
      if (typeof returned?.then === "function") returned.then(resolve, reject)
    })
    parentPort.postMessage({ type: "result", payload: JSON.stringify(result) ?? "null" })
  } catch (error) {
    parentPort.postMessage({
      type: "error",
      errorType: error?.name ?? "Error",
      errorMessage: error?.message ?? String(error),
      stack: String(error?.stack ?? ""),
    })
  }
})
parentPort.postMessage({ type: "ready" })
