// Jest's environment for Node, in which a module is compiled once for a worker and not once more for every test file: each
// file still runs it anew, in a context of its own. The whole api is thousands of modules, and hundreds of files load it.
const vm = require('node:vm');

/** By the name of the file, with the source and the names of parameters that the script was made of. */
const scripts = new Map();

/** As `vm.compileFunction`, of which V8 keeps nothing: a script that is kept brings its bytecode to the next context. */
const { compileFunction } = vm;
vm.compileFunction = (source, parameters, options) => {
  if (!options?.parsingContext || !options.filename) return compileFunction(source, parameters, options);
  const { filename, importModuleDynamically, parsingContext } = options;
  const head = `(function (${parameters.join(',')}) {`;
  const kept = scripts.get(filename);
  const isSame = kept?.source === source && kept.head === head;
  const script = isSame
    ? kept.script
    : new vm.Script(`${head}${source}\n})`, {
        filename,
        importModuleDynamically,
        columnOffset: -head.length,
      });
  if (!isSame) scripts.set(filename, { source, head, script });
  return script.runInContext(parsingContext);
};

module.exports = require('jest-environment-node');
