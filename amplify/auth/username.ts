/**
 * Whether every user's `Username` is their `sub`.
 *
 * So it is in a pool where people sign in with e-mail or phone and no external provider is connected: Cognito makes
 * the name itself. Where people choose a user name, one of them could choose another's `sub`, and a change meant for
 * the one would hit the other; federated users have names such as `Google_1234`. In such a pool set this to `false`
 * and add `"listUsers"` to the line of each function that takes a `userId` (`amplify/auth/resource.ts`): the name is
 * then looked up before every change. A test holds this constant against the synthesized pool.
 */
export const USERNAME_IS_SUB: boolean = true
