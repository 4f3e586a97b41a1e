import { SIGN_OUT_PATH } from "@/lib/sign-in-path"

/**
 * The page for somebody who is signed in and may not use the console. Written by hand because the App Router cannot
 * answer 403 with a page without an experimental flag (15.5), and the middleware has to answer with it directly.
 * @param email who is signed in, shown so that people notice the wrong account
 */
export function forbiddenPage({ email, nonce }: { email: string | null; nonce: string }): string {
  const who = email ? `You are signed in as <strong><bdi>${escapeHtml(email)}</bdi></strong>, and this` : "This"
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>No access · Admin console</title>
<style nonce="${escapeHtml(nonce)}">${STYLE}</style>
</head>
<body>
<main>
<h1>This account has no access</h1>
<p>${who} account has no role in this console. Ask an administrator for one, then sign in again. Or use another account.</p>
<form method="post" action="${SIGN_OUT_PATH}"><button>Sign out</button></form>
</main>
</body>
</html>
`
}

// The colours of globals.css, whose compiled file has no address that could be known here.
const STYLE = `
:root{color-scheme:light dark}
*{box-sizing:border-box}
body{margin:0;min-height:100dvh;display:grid;place-items:center;padding:16px;
font:14px/20px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;
background:light-dark(#fff,#101114);color:light-dark(#17181d,#ecedf1)}
main{max-width:400px;overflow-wrap:anywhere}
h1{margin:0 0 8px;font-size:20px;line-height:28px;font-weight:600}
p{margin:0 0 20px;color:light-dark(#595e6b,#a2a7b4)}
strong{font-weight:500;color:light-dark(#17181d,#ecedf1)}
button{height:32px;padding:0 12px;border:0;border-radius:6px;font:inherit;font-weight:500;cursor:pointer;
background:light-dark(#3f4fc4,#5261d6);color:#fff}
button:hover{background:light-dark(#3443ad,#4554c6)}
button:focus-visible{outline:2px solid light-dark(#3f4fc4,#a3aefb);outline-offset:2px}
@media (pointer:coarse){button{height:40px}}
`.trim()

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
