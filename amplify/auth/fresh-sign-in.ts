/**
 * For how long after somebody has given their password they may do what is dangerous, in minutes: give a role, delete,
 * set a password, change where codes are sent or what second factor is asked for. Refreshing the tokens does not count as
 * signing in.
 */
export const FRESH_SIGN_IN_MINUTES = 10
