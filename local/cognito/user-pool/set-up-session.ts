/**
 * What the sessions answer, one after the other, with which somebody sets up an authenticator app during a sign-in. Each
 * serves for its own step: a code cannot be left out by answering with the session before it.
 */
export const SET_UP = {
  /** From the sign-in, for `AssociateSoftwareToken`. */
  asked: "MFA_SETUP",
  /** From there, for `VerifySoftwareToken`. */
  associated: "MFA_SETUP, associated",
  /** From there, for the answer to `MFA_SETUP`. */
  verified: "MFA_SETUP, verified",
} as const
