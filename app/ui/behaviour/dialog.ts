import { adopt } from "./dialog-content"

/**
 * Opens pages that change something in a dialog, from links marked `data-dialog`.
 *
 * The dialog holds what the page itself would show, and its form is sent as a browser without scripts would send it:
 * there is one way to do a change, and it is tested once. An answer that leads elsewhere means done, and is followed;
 * any other is the form again, with its errors, or a result that is shown once.
 */
export function openDialog(link: HTMLAnchorElement): Promise<void> {
  return showInDialog(link.href, { content: "[data-dialog-content]", prefix: "dialog-" })
}

/** What a dialog is for. */
interface DialogKind {
  /** Marks the part of a page that is shown; a page without it is opened as what it is. */
  content: string
  /** Before the ids of what is shown: two dialogs may be open, one before the other. */
  prefix: string
  /** Whether an answer's address is a further step, which is shown here as well. Without it none is. */
  isStep?(url: string): boolean
  /** Whether an answer is the end, which needs no page: the dialog closes. */
  isEnd?(answer: Response): boolean
  /** Runs once the dialog has closed at its end. */
  end?(): void
  /** Changes what is about to be shown. */
  prepare?(content: HTMLElement): void
}

/** After so long the browser opens the page itself, and shows that it is on its way. */
const LONGEST_LOAD_MS = 10_000

/** Opens a page in a dialog. */
export async function showInDialog(url: string, kind: DialogKind): Promise<void> {
  const dialog = document.createElement("dialog")
  dialog.className = "dialog"
  const page = new DialogPage(dialog, url, kind)
  dialog.addEventListener("close", () => page.leave())
  dialog.addEventListener("click", (event) => page.onClick(event))
  dialog.addEventListener("submit", (event) => void page.onSubmit(event))
  dialog.addEventListener("cancel", (event) => page.onCancel(event))
  // Of two in a row, a browser lets nobody hold back the second one's `cancel`.
  dialog.addEventListener("keydown", (event) => event.key === "Escape" && page.onCancel(event))
  document.body.append(dialog)
  await page.load()
}

class DialogPage {
  isSending = false
  private after: string | undefined

  constructor(
    private readonly dialog: HTMLDialogElement,
    private url: string,
    private readonly kind: DialogKind,
  ) {}

  /** Shows the page; one that cannot be shown here is opened as what it is. */
  async load(url = this.url): Promise<void> {
    this.url = url
    const signal = AbortSignal.timeout(LONGEST_LOAD_MS)
    const answer = await fetch(url, { headers: { accept: "text/html" }, signal }).catch(() => null)
    const { isStep } = this.kind
    const leadsElsewhere = answer?.redirected && isStep && !isStep(answer.url)
    const isShown = answer && !leadsElsewhere && (await this.show(answer).catch(() => false))
    if (!isShown) window.location.assign(url)
  }

  onClick(event: MouseEvent): void {
    const target = event.target as Element
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
    if (elsewhere || event.defaultPrevented) return
    const link = target.closest("a")
    if (target.closest("[data-dialog-close]")) {
      event.preventDefault()
      if (!this.isSending) this.dialog.close()
    } else if (link?.dataset.dialog !== undefined) {
      event.preventDefault()
      link.ariaBusy = "true"
      void this.load(link.href).finally(() => {
        link.ariaBusy = null
      })
    }
  }

  async onSubmit(event: SubmitEvent): Promise<void> {
    const form = event.target as HTMLFormElement
    event.preventDefault()
    if (this.isSending) return
    const fields = new FormData(form, event.submitter)
    const wait = this.markSending(event.submitter)
    const answer = await this.send(form, fields)
    wait.end()
    if (answer === null) return this.say("unreachable")
    // What a page of its own would become then, only that here nothing that was typed is lost.
    if (answer.status >= 500) return this.say("failed")
    if (!answer.redirected) {
      if (!(await this.show(answer))) window.location.reload()
      return
    }
    if (this.kind.isEnd?.(answer)) {
      this.dialog.close()
      this.kind.end?.()
    } else if (this.kind.isStep?.(answer.url) && (await this.show(answer))) {
      this.url = answer.url
    } else {
      wait.keep()
      window.location.assign(answer.url)
    }
  }

  /** On its way somewhere else, the page must not be left half-done by a key; nor a secret that nobody has copied. */
  onCancel(event: Event): void {
    const uncopied = this.after && this.dialog.querySelector<HTMLElement>("[data-copied=''] ~ [data-copy]")
    if (uncopied || this.isSending) event.preventDefault()
    if (uncopied) uncopied.focus()
  }

  /** After a result that was shown once, the page behind the dialog is out of date. */
  leave(): void {
    this.dialog.remove()
    if (this.after) window.location.assign(this.after)
  }

  private async send(form: HTMLFormElement, fields: FormData): Promise<Response | null> {
    if (form.method !== "get") return fetch(this.url, { method: "POST", body: fields }).catch(() => null)
    const url = new URL(form.getAttribute("action") || this.url, this.url)
    url.search = new URLSearchParams([...fields].map(([name, value]) => [name, String(value)])).toString()
    this.url = url.href
    return fetch(url, { headers: { accept: "text/html" } }).catch(() => null)
  }

  /** Whether the answer is a page of this kind and is shown now. */
  private async show(answer: Response): Promise<boolean> {
    if (!answer.ok) return false
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    // Somebody has closed it meanwhile.
    if (!this.dialog.isConnected) return true
    const content = page.querySelector<HTMLElement>(this.kind.content)
    if (!content) return false
    this.kind.prepare?.(content)
    const heading = adopt(content, this.kind.prefix)
    this.after = content.querySelector<HTMLElement>("[data-dialog-after]")?.dataset.dialogAfter
    this.dialog.replaceChildren(content)
    if (heading) this.dialog.setAttribute("aria-labelledby", heading.id)
    if (!this.dialog.open) this.dialog.showModal()
    firstPlace(this.dialog, heading)?.focus()
    return true
  }

  /** One submission at a time: a second press would be a second change. */
  private markSending(button: HTMLElement | null) {
    this.isSending = true
    this.dialog.setAttribute("aria-busy", "true")
    const label = button?.textContent ?? ""
    button?.setAttribute("aria-disabled", "true")
    if (button?.dataset.pendingLabel) button.textContent = button.dataset.pendingLabel
    return {
      keep: () => {
        this.isSending = true
      },
      end: () => {
        this.isSending = false
        this.dialog.removeAttribute("aria-busy")
        button?.removeAttribute("aria-disabled")
        if (button?.dataset.pendingLabel) button.textContent = label
      },
    }
  }

  /** @param what which of the frame's sentences */
  private say(what: "unreachable" | "failed"): void {
    const place = this.dialog.querySelector<HTMLElement>("[data-dialog-said]")
    const sentence = document.querySelector<HTMLElement>(`[data-${what}]`)?.dataset[what]
    if (place && sentence) place.textContent = sentence
  }
}

/**
 * Where one goes on: at the way out of a refusal, at the first error, else in the first field, else at the heading, so that
 * it is read out.
 */
function firstPlace(dialog: HTMLElement, heading: HTMLElement | null): HTMLElement | null {
  const field = "input:not([type=hidden], [readonly]), select, textarea"
  return (
    dialog.querySelector<HTMLElement>("[role=alert] a[data-sign-in-again]") ??
    dialog.querySelector<HTMLElement>("[aria-invalid=true]") ??
    dialog.querySelector<HTMLElement>("[data-result]") ??
    dialog.querySelector<HTMLElement>(field) ??
    heading
  )
}
