import { outcomeOf } from "@/lib/api"
import type { ErrorCode } from "@/lib/api-error"
import { appOrigin } from "@/lib/app-origin"
import { auditRefusal } from "@/lib/audit-access"
import { type AuditPage, changesOfFile } from "@/lib/audit-events"
import { FILE_FORMATS, type FileFormat, fileName, isFileFormat } from "@/lib/audit-file"
import { resolveAuditQuery } from "@/lib/audit-people"
import { type AuditQuery, auditFilePath, readAuditQuery } from "@/lib/audit-query"
import { EXPORT } from "@/lib/audit-words"
import { NO_STORE } from "@/lib/security-headers"
import { getSession } from "@/lib/session"
import { readingSentence } from "@/lib/words"

/** Changes that are put into text at a time. */
const AT_ONCE = 250

/**
 * A file of what an address of the audit trail finds: `?format=csv` or `jsonl`, and the address's own query; with `end`,
 * up to that place in the list, else at most `CHANGES_PER_FILE` changes. The header `Link: <…>; rel="next"` and the name of the file say that more follow.
 *
 * Everything is read before anything is sent: a read that fails half way is an error and not a file that looks complete,
 * and only then is it known whether another file follows. The text is made while it is sent.
 */
export async function GET(request: Request): Promise<Response> {
  const session = await getSession()
  if (!session) return refusal(401, "NotSignedIn")
  const refused = auditRefusal(session)
  if (refused !== null) return plain(403, refused)
  const { format, end, ...params } = Object.fromEntries(new URL(request.url).searchParams)
  if (!isFileFormat(format)) return plain(400, EXPORT.noFormat)
  const read = await outcomeOf(readFile(params, end))
  if (!read.ok) return refusal(STATUS[read.error.code] ?? 503, read.error.code, read.error.parameters)
  // Whoever asked for it goes on at its end, so that what it lacks would be in no file.
  if (end && read.data.page.pageToken !== null) return plain(503, EXPORT.notWhole)
  return fileOf(read.data, format, end ?? read.data.page.pageToken)
}

interface FileContent {
  query: AuditQuery
  page: AuditPage
}

async function readFile(params: Record<string, string>, end: string | undefined): Promise<FileContent> {
  const query = readAuditQuery(params)
  const filter = await resolveAuditQuery(query)
  return { query, page: await changesOfFile(filter, { start: query.pageToken, end }) }
}

/** Everything else is a backend that does not answer as it should. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  InvalidInput: 400,
  InvalidPageToken: 400,
  NotSignedIn: 401,
  Forbidden: 403,
}

/** @param next the token of the place where the next file begins; `null` after the last */
function fileOf({ query, page: { changes } }: FileContent, format: FileFormat, next: string | null): Response {
  const { type, write } = FILE_FORMATS[format]
  const headers = new Headers({
    "Content-Type": type,
    "Content-Disposition": `attachment; filename="${fileName(changes, next !== null, format)}"`,
    "Cache-Control": NO_STORE,
  })
  if (next !== null) {
    const address = new URL(auditFilePath({ ...query, pageToken: next }, format), appOrigin())
    headers.set("Link", `<${address.href}>; rel="next"`)
  }
  let written = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (written > 0 && written >= changes.length) return controller.close()
      const text = write(changes.slice(written, written + AT_ONCE), written === 0)
      written += AT_ONCE
      controller.enqueue(new TextEncoder().encode(text))
    },
  })
  return new Response(body, { headers })
}

function refusal(status: number, ...why: Parameters<typeof readingSentence>): Response {
  return plain(status, readingSentence(...why))
}

function plain(status: number, sentence: string): Response {
  const headers = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": NO_STORE }
  return new Response(`${sentence}\n`, { status, headers })
}
