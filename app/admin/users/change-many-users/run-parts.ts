/** What nobody needs before a run begins: it comes after the page, as one file. */
export { manyUsersPath } from "@/lib/many-users-path"
export { RunProgress } from "./run-progress"
export { sendRun } from "./send-run"
