import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, newKey, onceBy } from '@/api-client';
import { useCurrentUnit, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { useTell, useWords } from '@/ui';
import { SAMPLE_TAG, samples } from './samples';

/** Drafts to try everything with, on request: each is deleted like any other. */
export function SampleContents() {
  const say = useWords('contents');
  const tell = useTell();
  const queries = useQueryClient();
  const can = useCan();
  const pathOf = useUnitPath();
  const { unitId } = useCurrentUnit();
  // Pressed again after a lost answer, none is made twice.
  const [keys] = useState(() => samples.map(newKey));
  const putting = useMutation({
    mutationFn: async () => {
      for (const [index, { html, ...words }] of samples.entries())
        await api.POST('/api/v1/contents', {
          headers: onceBy(keys[index]!),
          body: {
            ...words,
            type: 'article',
            organizationId: unitId,
            tags: [SAMPLE_TAG],
            article: { html },
          },
        });
    },
    onSuccess: () => tell.done(say('samples.done', { count: samples.length })),
    onError: tell.problem,
    onSettled: () => queries.invalidateQueries({ queryKey: ['contents'] }),
  });
  if (!can('content.write', pathOf(unitId))) return null;
  return (
    <Button loading={putting.isPending} onClick={() => putting.mutate()}>
      {say('samples.put')}
    </Button>
  );
}
