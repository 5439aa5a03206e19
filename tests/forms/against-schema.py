"""Forms against the schema that `blankett forms schema` prints: schema forms…

Each must hold; and each with a key nobody knows, or without its title, must not.
YAML is read as editors do it (1.2: yes and no are words, days are text).
"""
import json
import re
import sys

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    pass


Loader.yaml_implicit_resolvers = {
    first: [(tag, expression) for tag, expression in rows if not tag.endswith((":timestamp", ":bool"))]
    for first, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"), list("tf"))

schema = json.load(open(sys.argv[1], encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
failed = 0
for path in sys.argv[2:]:
    form = yaml.load(open(path, encoding="utf-8"), Loader)
    faults = [f"{path}: {fault.message[:200]}" for fault in validator.iter_errors(form)]
    if validator.is_valid({**form, "hedings": []}):
        faults.append(f"{path}: a key that nobody knows is taken")
    if validator.is_valid({key: form[key] for key in form if not key.startswith("blankett-")}):
        faults.append(f"{path}: a form is taken that does not say it is one")
    failed += bool(faults)
    print("\n".join(faults), end="\n" if faults else "")
sys.exit(failed > 0)
