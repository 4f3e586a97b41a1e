/** Whose account an authenticator app shows. @param hostname tells one console from another in the same app */
export const appIssuer = (hostname: string): string => `Admin console (${hostname})`

/** What is said where an authenticator app is set up. */
export const APP_SET_UP = {
  scan: "Scan this picture with an authenticator app, such as the one on your phone.",
  /** What the picture is to whoever does not see it. */
  picture: "QR code for an authenticator app. The key below it says the same as text.",
  type: "No camera at hand? Type or paste this key into the app. It is for codes by time, of six digits.",
  secret: "Whoever has the picture or the key can make your codes: show them to nobody.",
  code: "Code from the app",
  codeHint: "The six digits that the app shows for this console now.",
} as const

/** Beside the field of the code that proves the app, by the code of the refusal. */
export const WRONG_APP_CODE = {
  wrong:
    "That code is wrong. Enter the newest one that the app shows, and check that the clock of your phone sets itself.",
  used: "That code was used already. Wait until the app shows the next one.",
} as const
