import { Injectable } from '@nestjs/common';
import { currentPlayRule } from './domain/play-rule';
import { ViewCounter } from './view-counter';

/** Counts plays as views are counted, by their own rule and window. */
@Injectable()
export class PlayCounter extends ViewCounter {
  protected override readonly rule = currentPlayRule;
}
