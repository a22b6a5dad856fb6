import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueryKey } from '@tanstack/react-query';
import type { FormInstance } from 'antd';
import { useTell } from './use-tell';

/**
 * One change: what was done is said, or why it was not (at the fields of the form, where there is one), and what it
 * touches is asked for anew. `run` answers undefined where it failed, so that whoever waits for it can simply go on;
 * `attempt` leaves the refusal to who called it, as a dialog of a form that tells it at its fields.
 */
export function useAct<Input = void, Output = unknown>(
  act: (input: Input) => Promise<Output>,
  options: { touches: readonly QueryKey[]; done?: string; form?: FormInstance },
) {
  const tell = useTell();
  const queries = useQueryClient();
  const { touches, done, form } = options;
  const mutation = useMutation({
    mutationFn: act,
    onSuccess: () => {
      if (done) tell.done(done);
    },
    // Also after a refusal: what was on the page is then often not how things are any more. Nobody waits for that one.
    onSettled: (_, refusal) => {
      const asked = Promise.all(touches.map((queryKey) => queries.invalidateQueries({ queryKey })));
      return refusal ? undefined : asked;
    },
  });
  const run = async (input: Input): Promise<Output | undefined> => {
    try {
      return await mutation.mutateAsync(input);
    } catch (error) {
      if (form) tell.problemIn(form, error);
      else tell.problem(error);
      return undefined;
    }
  };
  return { run, attempt: mutation.mutateAsync, isBusy: mutation.isPending };
}
