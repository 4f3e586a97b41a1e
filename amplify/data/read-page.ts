import { AdminError } from "./admin-error"
import { decodePageToken, encodePageToken } from "./page-token"

/** How often an empty page that is not the last is followed before it is answered as it is. */
const MAX_EMPTY_PAGES = 5

interface CognitoPage<Item> {
  items: Item[]
  nextToken: string | undefined
}

/**
 * One page of one of Cognito's lists.
 *
 * Cognito may answer with no row at all before the end of a list. While it does, the next page is asked for, at most 5
 * times more, so that an administrator hardly ever sees an empty page with a "next" link.
 * @param query everything that decides what the list holds, page size included; binds the token.
 * @throws AdminError `InvalidPageToken` for a token of another query, or one that Cognito no longer takes.
 */
export async function readPage<Item>(
  query: readonly unknown[],
  pageToken: string | null | undefined,
  ask: (cognitoToken: string | undefined) => Promise<CognitoPage<Item>>,
): Promise<{ items: Item[]; pageToken: string | undefined }> {
  const first = decodePageToken(query, pageToken)
  let page = await ask(first).catch((error) => {
    throw first !== undefined && isTokenRefusal(error) ? new AdminError("InvalidPageToken") : error
  })
  for (let asked = 0; page.items.length === 0 && page.nextToken !== undefined && asked < MAX_EMPTY_PAGES; asked++) {
    page = await ask(page.nextToken)
  }
  return { items: page.items, pageToken: encodePageToken(query, page.nextToken) }
}

/** The other parameters were checked before they were sent: with a token, it is the token that Cognito refuses. */
const isTokenRefusal = (error: unknown) => error instanceof Error && error.name === "InvalidParameterException"
