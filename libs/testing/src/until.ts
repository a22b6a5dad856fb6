const STEP_MS = 10;

/**
 * Waits for what comes by itself: a notice on its way, a row that is written after an answer. A loaded machine takes its
 * time over it. @throws Error when it has not come after `withinMs`
 */
export async function until(isSo: () => boolean | Promise<boolean>, withinMs = 30_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`It has not come to be so within ${withinMs} ms`);
    await new Promise((done) => setTimeout(done, STEP_MS));
  }
}
