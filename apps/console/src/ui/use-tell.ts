import { App } from 'antd';
import type { FormInstance } from 'antd';
import { useMemo } from 'react';
import { fieldOfFault } from './field-of-fault';
import type { FieldName } from './field-of-fault';
import { useProblemText } from './problem-text';

interface WithFaults {
  readonly faults?: readonly { path: string; message: string }[];
}

/** Short words at the top of the page about what was just done, or why it could not be. */
export function useTell() {
  const { message } = App.useApp();
  const textOf = useProblemText();
  return useMemo(
    () => ({
      done: (text: string) => void message.success(text),
      warn: (text: string) => void message.warning(text),
      problem: (error: unknown) => void message.error(textOf(error), 6),
      /** Faults of the input stand at their fields, what has no field on top. */
      problemIn: (form: FormInstance, error: unknown) => {
        const faults = (error as WithFaults | null)?.faults ?? [];
        // Not by their elements: many fields of ours give none away.
        const fields = form.getFieldsError().map(({ name }) => name);
        const errors = new Map<FieldName, string[]>();
        let untold = faults.length === 0 ? 1 : 0;
        for (const { path, message: text } of faults) {
          const field = fieldOfFault(path, fields);
          if (field) errors.set(field, [...new Set([...(errors.get(field) ?? []), text])]);
          else untold += 1;
        }
        form.setFields([...errors].map(([name, texts]) => ({ name: [...name], errors: texts })));
        const [first] = errors.keys();
        if (first) form.scrollToField([...first]);
        if (untold > 0) void message.error(textOf(error), 6);
      },
    }),
    [message, textOf],
  );
}
