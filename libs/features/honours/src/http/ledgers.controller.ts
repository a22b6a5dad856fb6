import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Actor, Allow, CurrentActor, SignedIn } from '@haojiao/features/organizations';
import { OwnLedgers } from '../ledgers/own-ledger';
import { PeriodLedgers } from '../ledgers/period-ledgers';
import { presentOwnLedger, presentPersonLedger, presentUnitLedger } from './ledger.presenter';
import { OwnLedgerRequest, PeriodLedgerRequest } from './ledger.requests';
import { OwnLedgerResponse, PersonLedgerResponse, UnitLedgerResponse } from './ledger.responses';

/** 台账: who has what in any period. */
@ApiTags('Submissions')
@ApiBearerAuth()
@Controller('api/v1')
export class LedgersController {
  constructor(
    private readonly ledgers: PeriodLedgers,
    private readonly own: OwnLedgers,
  ) {}

  /** By rank; all units, also those that sent nothing. By the facts as they are today. */
  @Get('submission-ledgers/units')
  @Allow('submission.read')
  async units(
    @CurrentActor() actor: Actor,
    @Query() query: PeriodLedgerRequest,
  ): Promise<UnitLedgerResponse> {
    return presentUnitLedger(await this.ledgers.units(actor, query));
  }

  /** By rank; everybody who is named in a report that counts in the period. */
  @Get('submission-ledgers/correspondents')
  @Allow('submission.read')
  async correspondents(
    @CurrentActor() actor: Actor,
    @Query() query: PeriodLedgerRequest,
  ): Promise<PersonLedgerResponse> {
    return presentPersonLedger(await this.ledgers.persons(actor, query));
  }

  /** The caller's own, by the unit that reports were sent from. */
  @Get('me/submission-ledger')
  @SignedIn()
  async mine(
    @CurrentActor() actor: Actor,
    @Query() { from, to }: OwnLedgerRequest,
  ): Promise<OwnLedgerResponse> {
    return presentOwnLedger(from, to, await this.own.of(actor, from, to));
  }
}
