/** How many users may be chosen. Larger work wants an engine that survives a closed tab. */
export const MOST_CHOSEN_USERS = 200

/** One request's share: Hosting ends a request after 30 seconds. */
export const BATCH_SIZE = 10

/** Without scripts there is one request, and nobody sees it getting on. */
export const MOST_USERS_IN_ONE_POST = 20

/** How many users may be changed at once by a sign-in that is not fresh. */
const MOST_WITHOUT_FRESH_SIGN_IN = 10

/** Whether changing that many users at once asks for a fresh sign-in. */
export const asksForFreshSignIn = (count: number): boolean => count > MOST_WITHOUT_FRESH_SIGN_IN
