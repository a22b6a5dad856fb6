import { Injectable, OnModuleInit } from '@nestjs/common';
import type { FlowTemplate } from '../domain/flow-templates';
import { ReviewFlowsService } from '../review-flows.service';
import {
  DEFAULT_BACKFILL_HOURS,
  emergencyReasons,
  emergencySettingsFaults,
} from './domain/emergency-settings';

/**
 * Ships with the root. Its one stage is the order itself; what makes it good is the item's normal flow. No platform is
 * named: nothing goes out by it until somebody has chosen them.
 */
const templateEmergency: FlowTemplate = {
  template: 'emergency',
  name: '应急发布（先发后补）',
  kind: 'emergency',
  stages: [
    { key: 'review_1', kind: 'review', roles: ['chief_editor'], dueWithinHours: DEFAULT_BACKFILL_HOURS },
  ],
  settings: {
    approvers: [],
    leastRank: 'chief_editor',
    reasonCodes: [...emergencyReasons],
    backfillHours: DEFAULT_BACKFILL_HOURS,
    platforms: [],
  },
};

/** What flows of the kind `emergency` say. */
@Injectable()
export class EmergencyFlows implements OnModuleInit {
  constructor(private readonly flows: ReviewFlowsService) {}

  onModuleInit(): void {
    this.flows.registerKind('emergency', {
      settingsFaults: emergencySettingsFaults,
      templates: [templateEmergency],
    });
  }
}
