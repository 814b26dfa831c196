# Reads one JSON request a line ({"path", "as": "file" | "windows-powershell"}) and answers with what PowerShell's own parser
# finds in that script: errors, the tree's shape, the values region, the commands, and syntax that Windows PowerShell 5.1 lacks.
using namespace System.Management.Automation.Language

[Console]::InputEncoding = [Text.UTF8Encoding]::new($false)
[Console]::OutputEncoding = [Text.UTF8Encoding]::new($false)

# Windows PowerShell 5.1 takes a file with a byte order mark as UTF-8, any other in the ANSI code page.
function Read-AsWindowsPowerShell([string]$Path) {
  $bytes = [IO.File]::ReadAllBytes($Path)
  if ($bytes.Length -ge 3 -and $bytes[0] -eq 0xef -and $bytes[1] -eq 0xbb -and $bytes[2] -eq 0xbf) { return [Text.Encoding]::UTF8.GetString($bytes, 3, $bytes.Length - 3) }
  return [Text.Encoding]::GetEncoding(1252).GetString($bytes)
}

function Test-NewSyntax([Ast]$Node) {
  if ($Node -is [TernaryExpressionAst] -or $Node -is [PipelineChainAst]) { return $true }
  if ($Node -is [BinaryExpressionAst]) { return $Node.Operator -eq 'QuestionQuestion' }
  if ($Node -is [AssignmentStatementAst]) { return $Node.Operator -eq 'QuestionQuestionEquals' }
  if ($Node -is [MemberExpressionAst] -or $Node -is [IndexExpressionAst]) { return [bool]$Node.NullConditional }
  return $false
}

while ($null -ne ($line = [Console]::In.ReadLine())) {
  $request = $line | ConvertFrom-Json
  $tokens = $null
  $errors = $null
  if ($request.as -eq 'file') { $ast = [Parser]::ParseFile($request.path, [ref]$tokens, [ref]$errors) }
  else { $ast = [Parser]::ParseInput((Read-AsWindowsPowerShell $request.path), [ref]$tokens, [ref]$errors) }
  $nodes = @($ast.FindAll({ $true }, $true))

  # Everything from the first statement up to the first that is not an assignment: the values region.
  $values = [ordered]@{}
  foreach ($statement in $ast.EndBlock.Statements) {
    if ($statement -isnot [AssignmentStatementAst]) { break }
    $name = $statement.Left.VariablePath.UserPath
    if ($name -eq 'scriptName') { break }
    $right = $statement.Right.Expression
    if ($right -is [VariableExpressionAst]) { $values[$name] = @{ true = $true; false = $false; null = $null }[$right.VariablePath.UserPath] }
    elseif ($right -is [ArrayExpressionAst]) { $values[$name] = @(foreach ($string in $right.FindAll({ $args[0] -is [StringConstantExpressionAst] }, $true)) { $string.Value }) }
    else { $values[$name] = $right.Value }
  }

  $commands = @(foreach ($node in $nodes) {
    if ($node -is [CommandAst]) {
      @{
        name = if ($node.CommandElements[0] -is [ScriptBlockExpressionAst]) { '{}' } else { $node.GetCommandName() }
        parameters = @(foreach ($element in $node.CommandElements) { if ($element -is [CommandParameterAst]) { $element.ParameterName } })
        strings = @(foreach ($element in $node.CommandElements) { if ($element -is [StringConstantExpressionAst]) { $element.Value } })
      }
    }
  })

  $answer = @{
    errors = @(foreach ($problem in $errors) { $problem.Message })
    shape = @(foreach ($node in $nodes) { $node.GetType().Name }) -join ' '
    values = $values
    commands = $commands
    newSyntax = @(foreach ($node in $nodes) { if (Test-NewSyntax $node) { $node.Extent.Text } })
    functions = @(foreach ($node in $nodes) { if ($node -is [FunctionDefinitionAst]) { $node.Name } })
  }
  [Console]::Out.WriteLine((ConvertTo-Json -InputObject $answer -Depth 8 -Compress -EscapeHandling EscapeNonAscii))
}
