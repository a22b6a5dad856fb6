/**
 * Milliseconds that this process worked while it did something. What else the machine does meanwhile makes a test wait,
 * and doesn't count here.
 */
export function workTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
