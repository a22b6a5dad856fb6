import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueryKey } from '@tanstack/react-query';
import type { FormInstance } from 'antd';
import { useTell } from './use-tell';

/**
 * One change: what was done is said, or why it was not (at the fields of the form, where there is one), and what it
 * touches is asked for anew. `run` answers undefined where it failed, so that whoever waits for it can simply go on.
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
    onError: (error) => (form ? tell.problemIn(form, error) : tell.problem(error)),
    // Also after a refusal: what was on the page is then often not how things are any more.
    onSettled: () => Promise.all(touches.map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
  const run = async (input: Input): Promise<Output | undefined> =>
    mutation.mutateAsync(input).catch(() => undefined);
  return { run, isBusy: mutation.isPending };
}
