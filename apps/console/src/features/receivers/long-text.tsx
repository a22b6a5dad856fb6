import './long-text.css';

/** What was sent or answered, as it was; what is too long for its box is reached by keyboard, too. */
export function LongText({ label, text }: { label: string; text: string }) {
  return (
    <pre className="long-text" role="region" aria-label={label} tabIndex={0}>
      {text}
    </pre>
  );
}
