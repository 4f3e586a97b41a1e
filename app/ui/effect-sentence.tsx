import type { TakesEffect } from "@/lib/takes-effect"

/**
 * From when on a change binds. As in `Time`, the reader's own zone is put in by `behaviour/local-times.ts`; here the
 * server has written the moment, so that no page has to bring what writes it.
 */
export function EffectSentence({ before, time, after }: TakesEffect) {
  return (
    <>
      {before}
      {time && (
        // The key: that script has replaced what React would change.
        <time key={time.iso} dateTime={time.iso} data-precision="time" title={time.exact} suppressHydrationWarning>
          {time.text}
        </time>
      )}
      {after}
    </>
  )
}
