
# Ids of runs and of stages, read from the state directory. All else is left to what stands above.
_intent_state() {
  local i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      --state-dir) echo "${COMP_WORDS[i + 1]}"; return ;;
      --state-dir=*) echo "${COMP_WORDS[i]#*=}"; return ;;
    esac
  done
  echo .intent
}

_intent_runs() {
  local run
  for run in "$(_intent_state)"/runs/*/intent.json; do
    [ -f "$run" ] && run=${run%/intent.json} && echo "${run##*/}"
  done
}

# Of the document $1.
_intent_stages() {
  [ -f "$1" ] && tr ',{' '\n\n' <"$1" | sed -n 's/.*"id"[[:space:]]*:[[:space:]]*"\([^"]*\)".*/\1/p'
}

_intent() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]} run= file= ids= i
  for ((i = 2; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      -*) ;;
      *.json) file=${COMP_WORDS[i]} ;;
      *) [ -d "$(_intent_state)/runs/${COMP_WORDS[i]}" ] && run=${COMP_WORDS[i]} ;;
    esac
  done
  [ -n "$run" ] && file=$(_intent_state)/runs/$run/intent.json
  case $command,$before,$run in
    run,--stage,*) ids=$(_intent_stages "${file:-intent.json}") ;;
    rerun,--from,*) ids=$(_intent_stages "${file:-$(_intent_state)/runs/$(_intent_runs | tail -n 1)/intent.json}") ;;
    *,-*,*) ;;
    resume,*, | rerun,*, | status,*, | logs,*, | approve,*, | reject,*, | cancel,*,) ids=$(_intent_runs) ;;
    approve,*,* | reject,*,* | logs,*,*) ids=$(_intent_stages "$file") ;;
  esac
  if [ -n "$ids" ] && [[ $word != -* ]]; then
    COMPREPLY=($(compgen -W "$ids" -- "$word"))
  else
    _complete_intent
  fi
}
complete -F _intent -o default intent intent.sh intent.bash
