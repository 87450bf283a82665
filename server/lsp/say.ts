/** Sends something that nobody waits for. When it cannot be sent, the client is gone, and the program ends anyway. */
export function say(sending: Promise<unknown>): void {
  sending.catch(() => undefined)
}
