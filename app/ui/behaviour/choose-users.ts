import { CHOOSING } from "@/lib/choosing-words"
import { CHOSEN_PARAMETER, packUserIds } from "@/lib/chosen-users"
import { MOST_CHOSEN_USERS } from "@/lib/many-users-limits"
import { SIGN_OUT_PATH } from "@/lib/sign-in-path"
import { chosenUsers, keepChosenUsers } from "./chosen-storage"
import { forgetRun } from "./kept-run"

/**
 * Choosing users in the list: a range with the shift key, all on the page, and further on other pages of the list, for as
 * long as the tab is open. Without this the ticks of one page are what its form sends.
 */
export function chooseUsers(window: Window, signal: AbortSignal): void {
  const { document } = window
  const form = document.querySelector<HTMLFormElement>("form[data-choose]")
  document.addEventListener("submit", (event) => forgetAtSignOut(window, event), { signal })
  if (form) new Choice(window, form).listen(signal)
}

/** Whoever signs in next in this tab has chosen nobody. */
function forgetAtSignOut(window: Window, event: SubmitEvent): void {
  const isSignOut = (event.target as HTMLFormElement).getAttribute("action") === SIGN_OUT_PATH
  if (!isSignOut) return
  keepChosenUsers(window, new Set())
  forgetRun(window)
}

const isTick = ({ key, target }: KeyboardEvent) => key === "Enter" && (target as HTMLInputElement).type === "checkbox"

class Choice {
  private readonly chosen: Set<string>
  private readonly boxes: HTMLInputElement[]
  private readonly all: HTMLInputElement | null
  private last: HTMLInputElement | null = null

  constructor(
    private readonly window: Window,
    private readonly form: HTMLFormElement,
  ) {
    this.chosen = chosenUsers(window)
    this.boxes = [...form.querySelectorAll<HTMLInputElement>("input[name=userId]")]
    this.all = form.querySelector("input[data-choose-all]")
  }

  listen(signal: AbortSignal): void {
    // Who is ticked is kept here. What the browser keeps of it would tick again, on the way back, whom a run has let go.
    this.form.autocomplete = "off"
    // What was ticked before this ran counts as well.
    for (const box of this.boxes) {
      if (box.checked) this.chosen.add(box.value)
      else box.checked = this.chosen.has(box.value)
    }
    this.show()
    this.form.addEventListener("click", (event) => this.onClick(event), { signal })
    // In a box it would send the form, to whatever its first button does.
    this.form.addEventListener("keydown", (event) => isTick(event) && event.preventDefault(), { signal })
    this.form.addEventListener("reset", (event) => this.onReset(event), { signal })
    this.form.addEventListener("formdata", ({ formData }) => this.send(formData), { signal })
    // Back from the preview, where a run has changed who is still chosen.
    this.window.addEventListener("pageshow", ({ persisted }) => persisted && this.readAgain(), { signal })
  }

  private onClick(event: MouseEvent): void {
    const box = event.target as HTMLInputElement
    if (box === this.all) this.choose(this.boxes, box.checked)
    else if (this.boxes.includes(box)) {
      this.choose(event.shiftKey ? this.rangeTo(box) : [box], box.checked)
      this.last = box
    }
  }

  /** From the row that was pressed before to this one. */
  private rangeTo(box: HTMLInputElement): HTMLInputElement[] {
    const ends = [this.boxes.indexOf(this.last ?? box), this.boxes.indexOf(box)].sort((a, b) => a - b)
    return this.boxes.slice(ends[0], (ends[1] ?? 0) + 1)
  }

  private choose(boxes: readonly HTMLInputElement[], checked: boolean): void {
    let isFull = false
    for (const box of boxes) {
      if (!checked) this.chosen.delete(box.value)
      else if (this.chosen.size < MOST_CHOSEN_USERS) this.chosen.add(box.value)
      else if (!this.chosen.has(box.value)) isFull = true
    }
    this.show(isFull)
  }

  private onReset(event: Event): void {
    // The browser would tick again what was ticked when the page came.
    event.preventDefault()
    this.chosen.clear()
    this.last = null
    this.show()
    this.boxes[0]?.focus()
  }

  private readAgain(): void {
    const kept = chosenUsers(this.window)
    this.chosen.clear()
    for (const userId of kept) this.chosen.add(userId)
    this.show()
  }

  /** Those of all pages, in the short form that an address has room for. */
  private send(fields: FormData): void {
    fields.delete("userId")
    fields.set(CHOSEN_PARAMETER, packUserIds([...this.chosen]))
  }

  private show(isFull = false): void {
    for (const box of this.boxes) box.checked = this.chosen.has(box.value)
    const here = this.boxes.filter(({ checked }) => checked).length
    if (this.all) {
      this.all.checked = here === this.boxes.length
      this.all.indeterminate = here > 0 && here < this.boxes.length
    }
    this.form.toggleAttribute("data-chosen", this.chosen.size > 0)
    const count = this.form.querySelector("[data-choose-count]")
    const said = CHOOSING.chosen(this.chosen.size, this.chosen.size - here)
    if (count) count.textContent = isFull ? `${said}. ${CHOOSING.full()}` : said
    keepChosenUsers(this.window, this.chosen)
  }
}
