/** The looks of a text field and of a select, which stand beside each other in forms. */
export const INPUT_CLASS =
  "h-8 w-full min-w-0 rounded-md border border-control bg-ground px-2.5 text-sm text-text placeholder:text-muted " +
  "aria-invalid:border-bad pointer-coarse:h-10 pointer-coarse:text-base"

/** The same for a text of several lines, which is as high as its rows. */
export const TEXT_AREA_CLASS = `${INPUT_CLASS} h-auto py-1.5 pointer-coarse:h-auto`
