import { App } from 'antd';
import type { FormInstance } from 'antd';
import { useMemo } from 'react';
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
        const fields = faults.map(({ path, message: text }) => ({ name: nameOf(path), errors: [text] }));
        const known = fields.filter(({ name }) => form.getFieldInstance(name) !== undefined);
        form.setFields(known);
        if (known.length > 0) form.scrollToField(known[0]!.name);
        if (known.length < Math.max(fields.length, 1)) void message.error(textOf(error), 6);
      },
    }),
    [message, textOf],
  );
}

const nameOf = (path: string) => path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
