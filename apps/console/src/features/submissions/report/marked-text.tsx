interface Range {
  readonly start: number;
  readonly end: number;
}

/** A plain text with passages marked; passages may overlap. */
export function MarkedText({ text, passages }: { text: string; passages: readonly Range[] }) {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...passages].sort((one, other) => one.start - other.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return (
    <div className="report-marked-text">
      {merged.map(({ start, end }, index) => (
        <span key={start}>
          {text.slice(merged[index - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(merged.at(-1)?.end ?? 0)}
    </div>
  );
}
