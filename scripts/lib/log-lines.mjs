const warning = 40; // pino's numbers: 30 info, 40 warn, 50 error, 60 fatal
const names = { 40: 'WARN', 50: 'ERROR', 60: 'FATAL' };

/**
 * What of a program's output belongs on the console: warnings and errors of the structured log, in short, and whatever
 * isn't structured (the trace of a crash). Null: only for the log file.
 */
export function consoleLine(name, line) {
  if (line.trim() === '') return null;
  const entry = parse(line);
  if (entry === null) return `[${name}] ${line}`;
  if (typeof entry.level !== 'number' || entry.level < warning) return null;
  const cause = entry.err?.message && entry.err.message !== entry.msg ? `: ${entry.err.message}` : '';
  return `[${name}] ${names[entry.level] ?? entry.level} ${entry.msg ?? entry.event ?? line}${cause}`;
}

function parse(line) {
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
