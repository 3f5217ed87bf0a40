// Letters by programs written for Node; NODE_PATH leads to where they are installed.
//
// Usage: node node_letters.cjs PROGRAM TEMPLATE.docx LETTERS.json SAMPLE.docx
//
// Prints as JSON what python_letters.py prints. CPU is that of the whole process, compiler and collector included.

"use strict";

const fs = require("node:fs");

function cpuSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

// As its page shows it: the package read and the template parsed for each letter, for an instance renders once.
function docxtemplaterRenderer(template) {
  const PizZip = require("pizzip");
  const Docxtemplater = require("docxtemplater");
  return (values) => {
    const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
    document.render(values);
    return document.toBuffer({ compression: "DEFLATE" });
  };
}

// One handler for all letters; it reads the template for each.
function easyTemplateRenderer(template) {
  const { TemplateHandler } = require("easy-template-x");
  const handler = new TemplateHandler();
  return (values) => handler.process(template, values);
}

const RENDERERS = { docxtemplater: docxtemplaterRenderer, "easy-template-x": easyTemplateRenderer };

async function main(program, template, letters, sample) {
  const render = RENDERERS[program](fs.readFileSync(template));
  const started = cpuSeconds();
  const values = JSON.parse(fs.readFileSync(letters, "utf8"));
  const before = cpuSeconds();
  let size = 0;
  let built = null;
  for (const each of values) {
    built = await render(each);
    size += built.length;
  }
  const report = { start_s: started, cpu_s: cpuSeconds() - before, letters: values.length, bytes: size };
  fs.writeFileSync(sample, built);
  console.log(JSON.stringify(report));
}

main(...process.argv.slice(2));
