/** What opens in a dialog: it comes as one file, with the first link to any. */
export { openDialog } from "./dialog"
export { openSignInAgain } from "./sign-in-again"
