import { buttonClass } from "./button-class"

/** For what nobody expected: an id to report, nothing of the cause, and two ways on. */
export function Crash({ id, retry }: { id: string | undefined; retry: () => void }) {
  return (
    <main className="mx-auto grid max-w-lg gap-4 px-4 py-16">
      <h1 className="text-xl font-semibold">This page failed</h1>
      <p>
        Something unexpected happened on the server. If you were changing something, look at whether it was done before
        you try again.
      </p>
      {id && (
        <p className="text-muted">
          To report it, give this id: <code className="font-mono text-xs text-text select-all">{id}</code>
        </p>
      )}
      <p className="flex gap-2">
        <button type="button" onClick={retry} className={buttonClass("primary")}>
          Try again
        </button>
        <a href="/admin" className={buttonClass()}>
          Dashboard
        </a>
      </p>
    </main>
  )
}
