import { Injectable, OnModuleInit } from '@nestjs/common';
import { fault, invalidInput } from '@haojiao/kernel';
import { ContentsService } from '@haojiao/features/contents';
import type { FlowTemplate } from '../domain/flow-templates';
import { ReviewFlowsService } from '../review-flows.service';
import { ReviewsService } from '../reviews.service';
import { ReprintRules } from './reprint-rules';

/** An editor, then the head of the office, whose signature is entered in the register. */
const templateReprint: FlowTemplate = {
  template: 'reprint',
  name: '转载审核（登记签字）',
  kind: 'reprint',
  stages: [
    { key: 'review_1', kind: 'review', roles: ['editor'], dueWithinHours: 12 },
    { key: 'review_2', kind: 'review', roles: ['chief_editor'], dueWithinHours: 24 },
  ],
};

/** A reprint goes by a flow of its own, and into it only with a listed source and its original. */
@Injectable()
export class ReprintFlows implements OnModuleInit {
  constructor(
    private readonly flows: ReviewFlowsService,
    private readonly reviews: ReviewsService,
    private readonly contents: ContentsService,
    private readonly rules: ReprintRules,
  ) {}

  onModuleInit(): void {
    this.flows.registerKind('reprint', {
      settingsFaults: (settings) =>
        Object.keys(settings).map((name) =>
          fault(`settings.${name}`, 'setting_unknown', '没有这项设置。', 'There is no such setting.'),
        ),
      templates: [templateReprint],
    });
    this.flows.onChoosing(({ document }) => Promise.resolve(document.reprint ? 'reprint' : null));
    this.reviews.onSubmitting(async ({ content, revision }, manager) => {
      const place = await this.contents.placeOf(content, manager);
      const faults = await this.rules.submissionFaults(content, revision.document, place, manager);
      if (faults.length > 0) throw invalidInput(faults);
    });
  }
}
