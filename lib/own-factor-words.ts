/** What is said where people look after their own second factor. */
export const OWN_FACTOR = {
  title: "Second factor",
  on: "An authenticator app is set up for your account: whoever signs in needs its code besides the password.",
  off: "No authenticator app is set up for your account.",
  passwordAlone: "Whoever has your password can sign in.",
  unread: "Whether you have a second factor could not be read.",
  ended: "This session has ended: it was signed out everywhere, or your account was changed. Sign in again.",
  required: "Whoever has a role in this console needs a second factor to change anything.",
  others: (names: string) => `Signing in can also ask for a code by ${names}.`,
  notOffered: "The user pool offers no authenticator apps. Ask whoever runs this app.",
  setUp:
    "You need an authenticator app, such as one on your phone. Once it is set up, all your sessions end, and you sign in with the password and its code.",
  replaceTitle: "New phone, or another app?",
  replace:
    "Set the new one up in the place of the one that you use. That one’s codes stop working as soon as you begin: until the new one is proven, signing in may ask for the password alone.",
  begun: "You have begun to set up an app in this browser.",
  goOn: "Go on with it",
  kept: "It cannot be switched off: a second factor is required here.",
} as const

/** What is said where the code of the app is entered. */
export const VERIFY_APP = {
  title: "Set up an authenticator app",
  time: "Do this within 15 minutes. At its end all your sessions end, this one too, and you sign in with the app’s code.",
  proven: "The app has the key: its code was right. What is left is to have it asked for, and to end your sessions.",
  over: "No app is being set up in this browser, or it took longer than 15 minutes. If your app has an account for this console already, delete it there, then begin again.",
} as const

/** What is said where the app is switched off. */
export const SWITCH_APP_OFF = {
  title: "Switch off the authenticator app",
  sentence: "Signing in will not ask for its code any more: whoever has your password can sign in.",
  notOn: "No authenticator app is set up for your account, so there is none to switch off.",
} as const
