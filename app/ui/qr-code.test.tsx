import decodeQR from "qr/decode.js"
import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { QrCode } from "./qr-code"

/** The pixels of the picture, as a camera would see them; each module four of them wide. */
function pixelsOf(svg: string) {
  const SCALE = 4
  const modules = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1])
  const size = modules * SCALE
  const data = new Uint8Array(size * size * 4).fill(255)
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)\.5h(\d+)/g)) {
    for (let row = Number(y) * SCALE; row < (Number(y) + 1) * SCALE; row++) {
      const start = (row * size + Number(x) * SCALE) * 4
      for (let at = start; at < start + Number(length) * SCALE * 4; at += 4) data.fill(0, at, at + 3)
    }
  }
  return { width: size, height: size, data }
}

describe("a QR code", () => {
  const text = `otpauth://totp/Admin%20console:ada%40example.com?secret=${"JBSWY3DP".repeat(6)}ABCD&issuer=Admin%20console`
  const svg = renderToStaticMarkup(<QrCode text={text} label="QR code for an app" />)

  it("is read as its text", () => {
    expect(decodeQR(pixelsOf(svg))).toBe(text)
  })

  it("has the white around it that scanners need, and is black on white whatever the page's colours are", () => {
    const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])
    const places = [...svg.matchAll(/M(\d+) (\d+)\.5h(\d+)/g)]
    expect(places.length).toBeGreaterThan(100)
    for (const [, x, y, length] of places) {
      expect(Math.min(Number(x), Number(y))).toBeGreaterThanOrEqual(4)
      expect(Math.max(Number(x) + Number(length), Number(y) + 1)).toBeLessThanOrEqual(size - 4)
    }
    expect(svg).toMatch(/<rect [^>]*fill="#fff"/)
    expect(svg).not.toContain("currentColor")
  })

  it("is a picture with a name, and needs no style and no script", () => {
    expect(svg).toMatch(/^<svg role="img" aria-label="QR code for an app"/)
    expect(svg).not.toMatch(/style=|<script|href/)
  })
})
