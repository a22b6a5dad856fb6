import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { FormulaAccess } from './formulas/formula-access';
import { FormulaCatalogue } from './formulas/formula-catalogue';
import { FormulaVersions } from './formulas/formula-versions';
import './formulas/index-formula-version.entity';
import './formulas/index-formula.entity';
import { OwnFormulasService } from './formulas/own-formulas.service';
import { InputSources } from './inputs/input-sources';
import { KeptIndices } from './inputs/kept-indices';
import { PlatformFigureInputs } from './inputs/platform-figure-inputs';
import { PublishedPosts } from './inputs/published-posts';
import { CompareIndexValues } from './values/compare-index-values';
import { ComputeIndexValue } from './values/compute-index-value';
import { ImportIndexValues } from './values/import-index-values';
import { IndexSubjects } from './values/index-subjects';
import './values/index-value.entity';
import { IndexValues } from './values/index-values';
import { ReadIndexSeries } from './values/read-index-series';
import { RecalculateIndexValue } from './values/recalculate-index-value';

const formulas = [FormulaAccess, FormulaCatalogue, FormulaVersions, OwnFormulasService];
const inputs = [InputSources, KeptIndices, PublishedPosts, PlatformFigureInputs];
const values = [
  ...[CompareIndexValues, ComputeIndexValue, ImportIndexValues, IndexSubjects, IndexValues],
  ...[ReadIndexSeries, RecalculateIndexValue],
];

/** 传播指数: formulas as data with their versions, and the values that they give. */
@Module({
  imports: [AuditModule, OrganizationsModule],
  providers: [...formulas, ...inputs, ...values],
  exports: [...formulas, ...inputs, ...values],
})
export class IndicesModule {}
