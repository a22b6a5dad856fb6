import { useState } from 'react';
import { BodyEditor } from '../editor/body-editor';
import '../editor/editor.css';
import './templates.css';

/** A text with its tools as a field of a form; its value is what the api calls HTML. */
export function BodyField({
  value,
  onChange,
  unitId,
}: {
  value?: string;
  onChange?: (html: string) => void;
  unitId: string;
}) {
  // Afterwards what is typed is the truth.
  const [first] = useState(value ?? '');
  return (
    <div className="template-body">
      <BodyEditor
        html={first}
        arrivals={0}
        organizationId={unitId}
        isEditable
        onChange={(html) => onChange?.(html)}
      />
    </div>
  );
}
