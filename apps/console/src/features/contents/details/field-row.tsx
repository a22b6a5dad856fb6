import type { ReactNode } from 'react';

/** One field with its name, a word of help, and what is wrong with it. */
export function FieldRow({
  id,
  label,
  hint,
  fault,
  children,
}: {
  id?: string;
  label: string;
  hint?: string;
  fault?: string;
  children: ReactNode;
}) {
  return (
    <div className="field-row">
      {id ? <label htmlFor={id}>{label}</label> : <span className="field-name">{label}</span>}
      {children}
      {hint && <p className="field-hint">{hint}</p>}
      {fault && (
        <p role="alert" className="field-fault">
          {fault}
        </p>
      )}
    </div>
  );
}
