import { runProgram } from "./run-compiled.ts"

runProgram("cli-main")
